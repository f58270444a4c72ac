/** The few ways a text may stand out; without colour all of them leave it as it is. */
export interface Theme {
  /** Is there any colour at all? */
  readonly colour: boolean;
  readonly title: (text: string) => string;
  readonly header: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly bad: (text: string) => string;
}

const asIs = (text: string): string => text;
const plain: Theme = { colour: false, title: asIs, header: asIs, quiet: asIs, bad: asIs };

/** The theme of a screen; chalk is loaded only where there is colour. */
export async function themeFor(colour: boolean): Promise<Theme> {
  if (!colour) return plain;
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    colour: true,
    title: (text) => chalk.bold(text),
    header: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    bad: (text) => chalk.red(text),
  };
}

const overdue = /^(overdue|past due|逾期|超期)|\boverdue$/i;
const negative = /^[^\d]{0,5}[-−][^\d]{0,5}\d/;

/**
 * Whether a text says, by its word or its sign, that something is wrong: colour only repeats it.
 */
export function isBad(text: string): boolean {
  return overdue.test(text) || negative.test(text);
}

/** Whether a cell does, or its column's name with an amount that is not zero. */
export function isBadCell(text: string, key: string, right: boolean): boolean {
  if (!right) return overdue.test(text);
  return isBad(text) || (/^overdue/i.test(key) && /[1-9]/.test(text));
}
