import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    readonly react: string
  }
}

/** The major version of React that the tests of this project are about. */
export const expectedReact = inject('react')
