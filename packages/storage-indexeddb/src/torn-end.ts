/** Not a name that a log can have: those follow a colon. */
const scratch = 'tiendo/scratch'
const patienceMs = 1000

/**
 * Makes Chromium begin a new file for what is written next. Never fails.
 *
 * LevelDB goes on with the file it finds. Where a killed browser left half a record at the end, the next one is written
 * behind it, even by an opening that only reads; once enough was written there, the file fails its checksum at the next
 * opening, and Chromium drops every database of the origin. Deleting a database, be it an empty one, makes LevelDB write
 * out what it holds and begin another file, unless somebody writes at that moment, hence twice. Only engines that tell of
 * `dataLoss` are built that way.
 */
export async function leaveTornEnd(): Promise<void> {
  if (typeof IDBVersionChangeEvent === 'undefined' || !('dataLoss' in IDBVersionChangeEvent.prototype)) return
  await Promise.race([
    makeAndDelete().then(makeAndDelete),
    // A tab that stands still may keep the database.
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ])
}

function makeAndDelete(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open(scratch)
    request.onerror = () => resolve()
    request.onsuccess = () => {
      request.result.close()
      const deletion = indexedDB.deleteDatabase(scratch)
      deletion.onsuccess = deletion.onerror = () => resolve()
    }
  })
}
