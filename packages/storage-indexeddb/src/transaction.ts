/** What a transaction works with. */
export interface Work {
  readonly store: IDBObjectStore
  /** Aborts; the promise rejects with the cause. */
  readonly end: (cause: unknown) => void
  /** Calls back with the result of a request. What the callback throws ends the transaction. */
  readonly ask: <Answer>(request: IDBRequest<Answer>, answer: (answer: Answer) => void) => void
}

/**
 * One transaction over one store, in callbacks throughout: a promise that is foreign to it cannot be awaited inside, and in
 * some engines the transaction would be over before it had resolved. `work` begins the requests and returns what reads the
 * result.
 *
 * Resolves when the transaction is complete, never when a request has succeeded: over quota every request succeeds, and then
 * the transaction is aborted without an error event.
 */
export function inTransaction<Result>(
  database: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  work: (work: Work) => () => Result,
  durability: IDBTransactionDurability = 'default',
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability })
    let failure: unknown
    const end = (cause: unknown) => {
      failure = cause
      transaction.abort()
    }
    const ask: Work['ask'] = (request, answer) => {
      request.onsuccess = () => {
        try {
          answer(request.result)
        } catch (cause) {
          end(cause)
        }
      }
    }
    const result = work({ store: transaction.objectStore(name), end, ask })
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () =>
      reject(failure ?? transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'))
  })
}
