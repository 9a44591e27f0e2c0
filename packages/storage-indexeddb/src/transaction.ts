/**
 * One transaction over one store, in callbacks throughout: a promise that is foreign to it cannot be awaited inside, and in
 * some engines the transaction would be over before it had resolved. `work` begins the requests and returns what reads the
 * result; `end` aborts, and the promise rejects with its cause.
 *
 * Resolves when the transaction is complete, never when a request has succeeded: over quota every request succeeds, and then
 * the transaction is aborted without an error event.
 */
export function inTransaction<Result>(
  database: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, end: (cause: unknown) => void) => () => Result,
  durability: IDBTransactionDurability = 'default',
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability })
    let failure: unknown
    const result = work(transaction.objectStore(name), (cause) => {
      failure = cause
      transaction.abort()
    })
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () =>
      reject(failure ?? transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'))
  })
}
