import { useMemo } from 'react'

/** The first of the values that are equal as JSON, where a literal is another object at each render. */
export function useByValue<T>(value: T): T {
  const json = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [json])
}
