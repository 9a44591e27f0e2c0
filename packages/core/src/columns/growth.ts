/** How long an array becomes that is full: twice as long while it is short, later less, because what is not used is lost. */
export function grownLength(length: number): number {
  return length < 1 << 20 ? length * 2 : Math.ceil(length * 1.25)
}
