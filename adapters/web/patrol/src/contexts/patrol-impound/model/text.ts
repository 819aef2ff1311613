/** Notes and reasons are one line on the platform: line breaks from the phone's keyboard become blanks. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}
