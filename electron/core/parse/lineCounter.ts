/** Line of a place in `source`, from 1. Asked in ascending order, so that each character is counted once. */
export function lineCounter(source: string): (at: number) => number {
  let lineStart = 0;
  let line = 1;
  return (at) => {
    for (let next = source.indexOf('\n', lineStart); next >= 0 && next < at; next = source.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return line;
  };
}
