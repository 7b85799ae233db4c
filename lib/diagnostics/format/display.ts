const tab = '  ';
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const combining = /[\p{Mn}\p{Me}\u200B-\u200D\uFE0F]/u;

const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Makes a text safe for a terminal: control characters, which could move the cursor or hide text, are written as `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(unprintable, (sign) => (sign === '\t' ? tab : `\\u{${sign.codePointAt(0)?.toString(16)}}`));
}

/** Signs of one column each: nearly every text, and much faster to know. */
const plain = /^[ -~]*$/u;

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const sign of text) width += combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}

/** Breaks a text into lines of at most so many columns, between words; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}
