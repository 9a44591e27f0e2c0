import { act, Component, type ReactNode, StrictMode, Suspense } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { onTestFinished } from 'vitest'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

export interface Page {
  readonly element: HTMLElement
  readonly text: () => string
  readonly render: (node: ReactNode) => Promise<void>
  readonly unmount: () => Promise<void>
}

export interface PageOptions {
  readonly strict?: boolean
  /** What a server rendered, to be hydrated by the first `render`. */
  readonly html?: string
  readonly onRecoverableError?: (error: unknown) => void
}

/** A root in the document, with everything settled when a call resolves. Taken away after the test. */
export function page({ strict = false, html, onRecoverableError = () => {} }: PageOptions = {}): Page {
  const element = document.createElement('div')
  document.body.append(element)
  if (html !== undefined) element.innerHTML = html
  let root: Root | undefined
  const unmount = async () => {
    await settled(() => root?.unmount())
    root = undefined
  }
  onTestFinished(async () => {
    await unmount()
    element.remove()
  })
  return {
    element,
    text: () => element.textContent ?? '',
    async render(node) {
      const all = strict ? <StrictMode>{node}</StrictMode> : node
      await settled(() => {
        if (root !== undefined) root.render(all)
        else if (html !== undefined) root = hydrateRoot(element, all, { onRecoverableError })
        else {
          root = createRoot(element, { onRecoverableError })
          root.render(all)
        }
      })
    },
    unmount,
  }
}

/** Does something and waits for what React makes of it. */
export async function settled(action: () => unknown = () => {}): Promise<void> {
  await act(async () => {
    await action()
  })
}

interface BoundaryProps {
  readonly children: ReactNode
  readonly onError?: (error: unknown) => void
}

/** Shows an error, and a button that tries again. */
export class Boundary extends Component<
  BoundaryProps,
  { readonly error?: { code?: string; message: string } }
> {
  override state = {} as { readonly error?: { code?: string; message: string } }

  static getDerivedStateFromError(error: { code?: string; message: string }) {
    return { error }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error)
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return <Suspense fallback="Opening">{this.props.children}</Suspense>
    return (
      <button type="button" onClick={() => this.setState({ error: undefined } as never)}>
        {error.code ?? error.message}
      </button>
    )
  }
}
