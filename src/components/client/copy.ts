const shownFor = 2000

/** Makes the buttons of `root` that fit `selector` copy a text; each says for two seconds how that went. */
export function offerCopy(
  root: HTMLElement,
  selector: string,
  textFor: (button: HTMLButtonElement) => Promise<string>,
): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>(selector)) {
    const label = button.textContent ?? ''
    button.addEventListener('click', () => {
      void textFor(button)
        .then(copyText)
        .then(
          () => 'Copied',
          () => 'Copying is blocked here',
        )
        .then((outcome) => {
          button.textContent = outcome
          tell(root, outcome)
          setTimeout(() => (button.textContent = label), shownFor)
        })
    })
  }
}

/** Copies by the clipboard's interface, or, where a page may not use it (from disk), by a selected field. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    copyByField(text)
  }
}

function copyByField(text: string): void {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'off-screen'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('the browser refused to copy')
}

/** For those who do not see the button change. */
function tell(root: HTMLElement, outcome: string): void {
  const status = root.querySelector('[role=status]')
  if (status) status.textContent = outcome
}
