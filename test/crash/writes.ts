/** One kind of write: what is there before it, the command, and what shows that it was made. */
export interface Write {
  readonly name: string;
  /** Commands given before; the last one's traces are still on their way to the disk. */
  readonly before: readonly string[];
  readonly command: string;
  /** Is the book fresh from another machine, without a folder for the program's own? */
  readonly isClone?: true;
  /** Commands that only read, and whose answers differ before and after. */
  readonly readers: readonly string[];
}

/** Files that the commands name. */
export const handedIn: Readonly<Record<string, string>> = {
  "new.csv":
    "name,owner,phone\nRed Gate,iwan,0571 1\nOld Mill,iwan,0571 2\nHigh Barn,iwan,0571 3\n",
};

const goods = "stock in TEA 50 --warehouse main --paper RK-1";
const october = [
  "stock in TEA 50 --warehouse main --date 2026-10-05",
  'visit log blue-door --notes "all well" --date 2026-10-06',
  "invoice add blue-door --amount 100 --date 2026-10-07",
  "collect blue-door 100 --date 2026-10-08",
];
const order = 'order add blue-door --line "TEA x 2"';

/** Every kind of write that the program knows; a further one is a line here. */
export const writes: readonly Write[] = [
  {
    name: "append, as the first command of the book",
    before: [],
    command: "stock in TEA 5 --warehouse main",
    readers: ["stock show --format csv"],
  },
  {
    name: "append, in a fresh clone",
    before: ["stock in TEA 1 --warehouse main"],
    isClone: true,
    command: "stock in TEA 5 --warehouse main",
    readers: ["stock show --format csv"],
  },
  {
    name: "append",
    before: ["stock in TEA 1 --warehouse main"],
    command: "stock in TEA 5 --warehouse main",
    readers: ["stock show --format csv", "stock card tea --format csv"],
  },
  {
    name: "create, in a new folder",
    before: ["stock in TEA 1 --warehouse main"],
    command: 'visit log blue-door --notes "all well"',
    readers: ["visit list --json"],
  },
  {
    name: "create",
    before: ['customer add "Old Mill"'],
    command: 'customer add "Red Gate" --phone 0571',
    readers: ["customer list --json", "find gate --json"],
  },
  {
    name: "edit",
    before: ["customer edit blue-door --notes first"],
    command: 'customer edit blue-door --phone "0571 7" --notes second',
    readers: ["customer list --json", "customer show blue-door --json"],
  },
  {
    name: "several files",
    before: [goods, order, "order confirm SO261123A"],
    command: "order ship SO261123A",
    readers: ["order list --json", "stock show --format csv"],
  },
  {
    name: "remove",
    before: ['customer add "Red Gate"'],
    command: "customer remove red-gate --yes",
    readers: ["customer list --json"],
  },
  {
    name: "import",
    before: ["stock in TEA 1 --warehouse main"],
    command: "customer import new.csv",
    readers: ["customer list --json", "find mill --json"],
  },
  {
    name: "undo of an edit",
    before: ['customer edit blue-door --phone "0571 7"'],
    command: "undo",
    readers: ["customer list --json"],
  },
  {
    name: "undo of several files",
    before: [goods, order, "order confirm SO261123A", "order ship SO261123A"],
    command: "undo",
    readers: ["order list --json", "stock show --format csv"],
  },
  {
    name: "undo of an import",
    before: ["customer import new.csv"],
    command: "undo",
    readers: ["customer list --json"],
  },
  {
    name: "redo",
    before: ["customer edit blue-door --notes first", "undo"],
    command: "redo",
    readers: ["customer show blue-door --json"],
  },
  {
    name: "close",
    before: october,
    command: "close 2026-10 --yes",
    readers: ["history --json"],
  },
  {
    name: "reopen",
    before: [...october, "close 2026-10 --yes"],
    command: "reopen 2026-10 --why wrong --yes",
    readers: ["history --json"],
  },
];
