import { pathToFileURL } from 'node:url'
import { type Contestant, collectGarbage, NotAvailable, type Prepare } from './contestant.ts'

/** The child process of a contestant: prepares when it is told to, then runs once for each request. */

export interface Preparation {
  /** The compiled module, and the name of the function in it. */
  readonly module: string
  readonly name: string
  readonly parameters: unknown
}

export type Request = { readonly prepare: Preparation } | 'run'
export type Reply =
  | 'prepared'
  | { readonly measured: Awaited<ReturnType<Contestant['run']>> }
  | { readonly notAvailable: string }
  | { readonly failed: string }

let contestant: Contestant | undefined

async function answer(request: Request): Promise<Reply> {
  if (request === 'run') {
    collectGarbage()
    return { measured: await (contestant as Contestant).run() }
  }
  const { module, name, parameters } = request.prepare
  const { [name]: prepare } = (await import(pathToFileURL(module).href)) as Record<string, Prepare<unknown>>
  if (prepare === undefined) throw new Error(`${module} has no ${name}`)
  contestant = await prepare(parameters)
  return 'prepared'
}

process.on('message', async (request: Request) => {
  try {
    process.send?.(await answer(request))
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    // A class that was compiled into two modules is not one class.
    const isAbsent = error instanceof Error && error.constructor.name === NotAvailable.name
    process.send?.(isAbsent ? { notAvailable: (error as Error).message } : { failed: message })
  }
})
process.on('disconnect', () => process.exit())
