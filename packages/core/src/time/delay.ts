declare const globalThis: { setTimeout(task: () => void, ms: number): unknown }

export const delay = (ms: number) => new Promise<void>((resolve) => globalThis.setTimeout(resolve, ms))
