import type { SearchAnswer } from './answer.ts'
import { resultItem } from './result-view.ts'

/** Results that a person gets at once, and with each further step. */
export const perPage = 10

/**
 * The list of an answer's papers, with the button that asks for more of them.
 * @param root path from the page to the site's root
 */
export function resultList(list: HTMLElement, button: HTMLElement, root: string) {
  let answer: SearchAnswer | undefined
  const total = () => (answer && answer.state !== 'empty' ? answer.total : 0)
  const length = () => list.children.length
  const showButton = () => {
    const left = total() - length()
    button.hidden = left <= 0
    button.textContent = `Show ${Math.min(left, perPage)} more of ${left}`
  }
  /**
   * Shows further results below those that stand there, up to a place in the list, unless others came meanwhile.
   * @returns false when a paper's part of the index cannot be read
   */
  const fill = async (to: number): Promise<boolean> => {
    const [own, from] = [answer, length()]
    const isEnough = !own || from >= Math.min(to, total())
    const cards = isEnough ? [] : await own.more(from, to).catch(() => undefined)
    if (cards && answer === own && length() === from) {
      list.append(...cards.map((card) => resultItem(card, root)))
      showButton()
    }
    return cards !== undefined
  }
  return {
    /** Shows the papers that an answer brings along, in place of others. */
    show: (next: SearchAnswer): void => {
      answer = next
      const cards = next.state === 'empty' ? [] : next.cards
      list.replaceChildren(...cards.map((card) => resultItem(card, root)))
    },
    fill,
    /** Shows the next ones; @returns how many stand there now */
    more: async (): Promise<number> => {
      const from = length()
      await fill(from + perPage)
      list.children[from]?.querySelector('a')?.focus()
      return length()
    },
  }
}
