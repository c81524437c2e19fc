/** Runs once, when someone first turns to a part of the page, by the pointer or by the focus. */
export function onceWanted(host: HTMLElement, run: () => void): void {
  const asked = new AbortController()
  for (const type of ['pointerenter', 'pointerdown', 'focusin'])
    host.addEventListener(
      type,
      () => {
        asked.abort()
        run()
      },
      { signal: asked.signal },
    )
}
