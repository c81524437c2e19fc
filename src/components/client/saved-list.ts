import { printSaved, readSaved, storageKey, type SavedPaper } from './saved-papers.ts'

/** The reader's list as this device keeps it. */
export function stored(): SavedPaper[] {
  try {
    return readSaved(localStorage.getItem(storageKey))
  } catch {
    return []
  }
}

/** Keeps the list; where storage is blocked or full it stays as it was, which the caller sees by reading it again. */
export function store(papers: readonly SavedPaper[]): void {
  try {
    localStorage.setItem(storageKey, printSaved(papers))
  } catch {
    return
  }
}
