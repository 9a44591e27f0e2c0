/** A file as whoever has it holds it: all of it, or chunk after chunk. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>

const chunkLength = 65_536
/** Enough to know a format, an encoding and a delimiter by. */
const headLength = 65_536

/** Where a file begins, and all of its chunks from the start. */
export interface Peeked {
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
}

export async function peek(source: ByteSource): Promise<Peeked> {
  const iterator = (source instanceof Uint8Array ? cut(source) : source)[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let length = 0
  while (length < headLength) {
    const next = await iterator.next()
    if (next.done === true) break
    taken.push(next.value)
    length += next.value.length
  }
  return { head: joined(taken), chunks: resumed(taken, iterator) }
}

async function* resumed(
  taken: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* taken
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += chunkLength)
    yield bytes.subarray(start, start + chunkLength)
}

export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const taken: Uint8Array[] = []
  for await (const chunk of chunks) taken.push(chunk)
  return joined(taken)
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const chunk of chunks) {
    bytes.set(chunk, end)
    end += chunk.length
  }
  return bytes
}
