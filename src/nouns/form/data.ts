import type { Book } from "../../book/book.ts";
import type { Language } from "../../law/words.ts";

/** A label and what stands behind it, both as they are printed. */
export interface FormFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Somebody on the paper: buyer, receiver, carrier. The first fact is the name. */
export interface FormParty {
  readonly key: string;
  readonly label: string;
  readonly facts: readonly FormFact[];
}

export interface FormColumn {
  readonly key: string;
  readonly label: string;
  /** "right": figures, kept on one line. */
  readonly align: "left" | "right";
}

/** A table of the paper. A cell is text as it is printed; a column without any is left out. */
export interface FormTable {
  readonly key: string;
  readonly title?: string | undefined;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The last row, by the keys of the columns. */
  readonly totals?: Readonly<Record<string, string>> | undefined;
}

/** A paragraph under a heading: a clause, remarks, conditions. */
export interface FormText {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** The firm at the head of the paper. */
export interface FormFirm {
  readonly name: string;
  /** Address, telephone … */
  readonly facts: readonly FormFact[];
  /** Where it is paid: bank, account, tax number. */
  readonly bank: readonly FormFact[];
}

/** What the record itself gives to its form. All texts are in the language of the paper. */
export interface FormContent {
  /** The number that stands at the head. */
  readonly number: string;
  readonly date: string;
  readonly parties: readonly FormParty[];
  readonly facts: readonly FormFact[];
  readonly tables: readonly FormTable[];
  /** Subtotal, freight, tax; the last is the total. */
  readonly amounts?: readonly FormFact[] | undefined;
  /** The total written out. */
  readonly words?: FormFact | undefined;
  readonly texts?: readonly FormText[] | undefined;
  /** Does the bank stand on it? What is to be paid says where to. */
  readonly isPaid?: boolean | undefined;
  /** The name of its file without an ending: R-COM-19. */
  readonly fileName?: string | undefined;
}

/** Everything that a template of a form can print. */
export interface FormData extends Required<Omit<FormContent, "isPaid" | "words" | "fileName">> {
  /** The name of the form: "delivery-order". */
  readonly form: string;
  readonly title: string;
  readonly language: Language;
  readonly firm: FormFirm;
  readonly words: FormFact | null;
  /** The terms at the foot of all papers of the form; empty where there are none. */
  readonly terms: string;
  /** What is printed across a draft; null on the final paper. */
  readonly draft: string | null;
  /** Who signs it, each with a line to sign on. */
  readonly signatures: readonly string[];
  /** The copies by their names; empty: one that has none. */
  readonly copies: readonly string[];
  /** Words that the layout itself needs, by key: number, date, bank. */
  readonly label: Readonly<Record<string, string>>;
}

/** What a noun's form is made with. */
export interface FormFacts {
  readonly book: Book;
  /** The language of the paper, whatever the screen speaks. */
  readonly language: Language;
  readonly today: string;
  /** The folder of the program, for the texts of letters. */
  readonly home?: string | undefined;
  /** Which shipment of an order, from 1; undefined: the last. */
  readonly shipment?: number | undefined;
  /** The days that a register covers. */
  readonly period: { readonly from: string; readonly to: string };
}

/** Makes the content of one form of a record. */
export type FormMaker<R> = (record: R, facts: FormFacts) => Promise<FormContent>;
