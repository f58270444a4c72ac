import { createHash } from "node:crypto";
import { basename, dirname, join, relative } from "node:path";
import { getBuiltinModule } from "node:process";

// Not by import: the tests put a layer of their own in the place of that module.
const fs = getBuiltinModule("node:fs");

/** A file as a disk keeps it: what is sure to be there, and what may be lost in a power cut. */
class FileNode {
  readonly kind = "file";
  synced: Buffer;
  /** Where it stands now; undefined once it bears no name. */
  path: string | undefined;
  /** What it held when its last name was taken away. */
  last: Buffer;

  constructor(path: string, synced: Buffer) {
    this.path = path;
    this.synced = synced;
    this.last = synced;
  }

  get now(): Buffer {
    return this.path === undefined ? this.last : fs.readFileSync(this.path);
  }
}

type Names = Map<string, FileNode | FolderNode>;
type NameChange = (names: Names) => void;

/** A folder: names that are sure to be there, and changes of names that no sync has made so. */
class FolderNode {
  readonly kind = "folder";
  readonly now: Names = new Map();
  synced: Names = new Map();
  pending: NameChange[] = [];

  change(one: NameChange): void {
    one(this.now);
    this.pending.push(one);
  }

  sync(): void {
    this.synced = new Map(this.now);
    this.pending = [];
  }
}

/** How much of a file's unsynced content a power cut leaves. */
type Data = "synced" | "now" | "torn" | "zeros";

interface Luck {
  /** How many of a folder's pending changes survive, in their order. */
  readonly names: (folder: FolderNode) => number;
  readonly data: (file: FileNode) => Data;
}

/** The files that a power cut leaves, by path from the root. */
export type Left = ReadonlyMap<string, Buffer>;

/**
 * What a folder's disk would hold after a power cut: content that was not synced is lost, torn or
 * zeros, names that no sync of their folder followed are lost from some moment on, in every folder
 * by itself. Strict on purpose: some file systems keep more, none may be asked for more.
 */
export class Disk {
  readonly root: string;
  private readonly top = new FolderNode();
  private readonly opened = new Map<number, FileNode | FolderNode>();

  /** Takes everything that is in the folder now for safely on the disk. */
  constructor(root: string) {
    this.root = root;
    this.scan(this.top, root);
  }

  private scan(node: FolderNode, folder: string): void {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const inner = new FolderNode();
        this.scan(inner, path);
        node.now.set(entry.name, inner);
      } else node.now.set(entry.name, new FileNode(path, fs.readFileSync(path)));
    }
    node.sync();
  }

  private find(path: string): FileNode | FolderNode | undefined {
    let node: FileNode | FolderNode | undefined = this.top;
    for (const name of relative(this.root, path).split("/").filter(Boolean)) {
      node = node?.kind === "folder" ? node.now.get(name) : undefined;
    }
    return node;
  }

  private folderOf(path: string): FolderNode {
    const folder = this.find(dirname(path));
    if (folder?.kind !== "folder") throw new Error(`the model knows no folder of ${path}`);
    return folder;
  }

  /** A file is there after this, whether it was before or not. */
  created(path: string): void {
    if (this.find(path)) return;
    const node = new FileNode(path, Buffer.alloc(0));
    this.folderOf(path).change((names) => names.set(basename(path), node));
  }

  opens(descriptor: number, path: string): void {
    const node = this.find(path);
    if (node) this.opened.set(descriptor, node);
  }

  closes(descriptor: number): void {
    this.opened.delete(descriptor);
  }

  syncs(descriptor: number): void {
    const node = this.opened.get(descriptor);
    if (node?.kind === "folder") node.sync();
    else if (node) node.synced = node.now;
  }

  madeFolder(path: string): void {
    if (this.find(path) || path === this.root) return;
    if (!this.find(dirname(path))) this.madeFolder(dirname(path));
    const node = new FolderNode();
    this.folderOf(path).change((names) => names.set(basename(path), node));
  }

  /** Told before a name is taken away or given to another file: the content is gone afterwards. */
  keeps(path: string): void {
    const node = this.find(path);
    if (node?.kind === "file" && node.path === path) node.last = node.now;
  }

  removed(path: string): void {
    const node = this.find(path);
    if (node?.kind === "file" && node.path === path) node.path = undefined;
    this.folderOf(path).change((names) => names.delete(basename(path)));
  }

  renamed(from: string, to: string): void {
    const node = this.find(from);
    const over = this.find(to);
    if (!node) throw new Error(`the model knows no ${from}`);
    if (over?.kind === "file" && over !== node) over.path = undefined;
    if (node.kind === "file") node.path = to;
    const folder = this.folderOf(to);
    if (folder !== this.folderOf(from)) throw new Error("the model renames within one folder");
    folder.change((names) => {
      names.delete(basename(from));
      names.set(basename(to), node);
    });
  }

  linked(from: string, to: string): void {
    const node = this.find(from);
    if (!node) throw new Error(`the model knows no ${from}`);
    this.folderOf(to).change((names) => names.set(basename(to), node));
    if (node.kind === "file") node.path = to;
  }

  /** What may be left if the power is cut now, each combination once; caches are left out. */
  *lefts(): Generator<Left> {
    const seen = new Set<string>();
    for (const luck of this.lucks()) {
      const left = new Map<string, Buffer>();
      this.gather(this.top, luck, { at: "", left });
      const key = keyOf(left);
      if (!seen.has(key)) yield left;
      seen.add(key);
    }
  }

  private gather(
    folder: FolderNode,
    luck: Luck,
    { at, left }: { at: string; left: Map<string, Buffer> },
  ): void {
    const names = new Map(folder.synced);
    for (const change of folder.pending.slice(0, luck.names(folder))) change(names);
    for (const [name, node] of names) {
      const path = `${at}${name}`;
      if (path === ".rounds/cache") continue;
      if (node.kind === "folder") this.gather(node, luck, { at: `${path}/`, left });
      else left.set(path, contentOf(node, luck.data(node)));
    }
  }

  private *lucks(): Generator<Luck> {
    const all = (folder: FolderNode): number => folder.pending.length;
    const none = (): number => 0;
    const dirty = this.nodes().filter(
      (one) => one.kind === "folder" && one.pending.length > 0,
    ) as FolderNode[];
    const unsynced = this.nodes().filter(
      (one) => one.kind === "file" && !one.now.equals(one.synced),
    ) as FileNode[];
    const datas: readonly Data[] = ["synced", "now", "torn", "zeros"];
    for (const data of datas) {
      yield { names: all, data: () => data };
      yield { names: none, data: () => data };
    }
    for (const one of dirty) {
      for (let kept = 0; kept <= one.pending.length; kept++) {
        for (const others of [all, none]) {
          const names = (folder: FolderNode) => (folder === one ? kept : others(folder));
          yield { names, data: () => "now" };
          yield { names, data: () => "synced" };
        }
      }
    }
    for (const one of unsynced) {
      for (const data of datas.filter((how) => how !== "now")) {
        yield { names: all, data: (file) => (file === one ? data : "now") };
      }
    }
  }

  /** Every file and folder that a power cut may leave. */
  private nodes(): (FileNode | FolderNode)[] {
    const found = new Set<FileNode | FolderNode>([this.top]);
    for (const node of found) {
      if (node.kind === "file") continue;
      const names = new Map(node.synced);
      for (const change of [() => undefined, ...node.pending]) {
        change(names);
        for (const [name, inner] of names) {
          if (!(name === "cache" && node === this.find(join(this.root, ".rounds")))) {
            found.add(inner);
          }
        }
      }
    }
    return [...found];
  }
}

function contentOf(file: FileNode, data: Data): Buffer {
  const { now, synced } = file;
  if (data === "now") return now;
  if (data === "synced") return synced;
  // What was there before and was not written anew is not touched.
  const differs = now.findIndex((byte, index) => byte !== synced[index]);
  const kept = differs < 0 ? now.length : differs;
  if (data === "torn") return now.subarray(0, kept + Math.ceil((now.length - kept) / 2));
  return Buffer.concat([now.subarray(0, kept), Buffer.alloc(now.length - kept)]);
}

/** The same for the same files; whatever names the process that died counts for nothing. */
export function keyOf(left: Left): string {
  const sum = createHash("sha256");
  for (const [path, content] of [...left].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const claim = /^\.rounds\/(lock|break)\b/.exec(path);
    const whole = claim && content.at(-1) === 10 ? "lock" : content;
    sum.update(`${claim?.[0] ?? path}\0${content.length}\0`).update(whole);
  }
  return sum.digest("hex");
}
