/**
 * Every step that makes a write safe: sync, rename, removal and redo, each with the text that is to
 * be found in the source exactly once and what stands there when the step is left out.
 */
export const mutations = [
  m("disk.ts", "rename a file that is kept aside", "    renameSync(temporary, path);\n"),
  m("disk.ts", "sync its folder", "    syncFolder(dirname(path));\n  } catch", "  } catch"),
  m(
    "disk.ts",
    "sync a prepared file",
    "    writeFileSync(file, content);\n    fdatasyncSync(file);\n",
    "    writeFileSync(file, content);\n",
  ),
  m("disk.ts", "sync a file prepared before", "\n  try {\n    fdatasyncSync(file);", "\n  try {"),
  m("disk.ts", "sync any folder", "      fsyncSync(file);\n"),
  m("disk.ts", "sync the book's folder for .rounds", "  syncFolder(book);\n"),
  m("transaction.ts", "sync the draft of the log", "    fdatasyncSync(draft);\n"),
  m("transaction.ts", "rename the draft to the log", "  renameSync(draftOf(book), redo);\n"),
  m("transaction.ts", "sync the log's name", "  syncFolder(dirname(redo));\n"),
  m(
    "transaction.ts",
    "name the folder above a new one",
    "      work.touched.add(dirname(made));\n",
  ),
  m("transaction.ts", "name the folder of a new file", "work.touched.add(folder);"),
  m("transaction.ts", "append", "    appendAt(work.path, step.at, step.content);\n"),
  m("transaction.ts", "remove", "unlinkSync(work.path);", ";"),
  m(
    "transaction.ts",
    "rename into place",
    "    else renameSync(join(book, step.temporary), work.path);\n",
  ),
  m(
    "transaction.ts",
    "sync the named folders",
    "    work.path = folder;\n    syncFolder(folder);\n",
  ),
  m("transaction.ts", "remove the log", "  unlinkSync(redoOf(work.book));\n"),
  m("transaction.ts", "withdraw: cut back", "cutBack(join(book, step.path), step);", ";"),
  m(
    "transaction.ts",
    "withdraw: rename the log away",
    "    renameSync(redoOf(book), draftOf(book));\n",
  ),
  m("transaction.ts", "withdraw: sync that", "    syncFolder(dirname(redoOf(book)));\n"),
  m("transaction.ts", "withdraw: temporary files", "removeFile(join(book, step.temporary));", ";"),
  m("transaction.ts", "withdraw: the draft", "  removeFile(draftOf(book));\n"),
  m("transaction.ts", "withdraw: folders", "succeeds(() => rmdirSync(folder));", ";"),
  m("transaction.ts", "cut back: a new file", "    removeFile(full);\n"),
  m("transaction.ts", "cut back: sync its folder", "    syncFolder(dirname(full));\n"),
  m("transaction.ts", "cut back: the lines", "    ftruncateSync(file, step.at);\n"),
  m("transaction.ts", "cut back: sync them", "    fdatasyncSync(file);\n"),
  m(
    "redo.ts",
    "append: cut a torn end",
    "    if (fstatSync(file).size > at) ftruncateSync(file, at);\n",
  ),
  m("redo.ts", "append: sync", "    fdatasyncSync(file);\n"),
  m("recover.ts", "discard a draft", "  discardDraft(book);\n"),
  m(
    "recover.ts",
    "its temporary files",
    "    removeFile(join(book, step.temporary));\n    removeEmpty",
    "    removeEmpty",
  ),
  m("recover.ts", "remove folders left empty", "    removeEmptyFolders(book, log.steps);\n"),
  m(
    "transaction.ts",
    "remove folders left empty",
    "  removeEmptyFolders(work.book, work.steps);\n",
  ),
  m("recover.ts", "its folders", "    removeEmptyFolder(book, dirname(step.path));\n"),
  m("recover.ts", "the draft itself", "  removeFile(draft);\n"),
  m("recover.ts", "sync the log's name", "    syncFolder(dirname(redo));\n"),
  m("recover.ts", "redo every step", "return complete(book, step);", "return [];"),
  m("recover.ts", "sync the folders", "    for (const folder of touched) syncFolder(folder);\n"),
  m("recover.ts", "remove the log", "    unlinkSync(redo);\n"),
  m("recover.ts", "redo an append", "appendAt(full, step.at, step.content);", ";"),
  m(
    "recover.ts",
    "redo a removal",
    'if (step.kind === "remove") removeFile(full);',
    'if (step.kind === "remove") ;',
  ),
  m("recover.ts", "redo a write", "replace(book, step, step.content);", ";"),
  m(
    "recover.ts",
    "remove a temporary file that is not needed",
    "  else removeFile(join(book, step.temporary));\n",
  ),
  m(
    "recover.ts",
    "sync what was prepared before",
    "  if (readText(temporary) === content) syncFile(temporary);\n  else",
    "  if (readText(temporary) !== content)",
  ),
  m("recover.ts", "prepare what is not", "  else writeTemporary(temporary, full, content);\n"),
  m("recover.ts", "rename it into place", "  renameSync(temporary, full);\n"),
  m("recover.ts", "keep an edit aside", "  writeDurable(join(book, kept), text);\n"),
  m(
    "recover.ts",
    "set a bad log aside",
    "  renameSync(redoOf(book), join(dirname(redoOf(book)), name));\n",
  ),
  m("lock.ts", "link the claim", "    linkSync(claim.path, claim.lock);\n"),
  m("lock.ts", "show a ticket", "  renameSync(claim.path, claim.ticket);\n"),
  m("lock.ts", "look for others' tickets", '    if (others(claim, "break.")) return false;\n'),
  m("lock.ts", "take the ticket back", "    renameSync(claim.ticket, claim.path);\n"),
  m("lock.ts", "sweep what dead processes left", '    succeeds(() => others(claim, "lock."));\n'),
];

function m(file, step, find, put = "") {
  return { file, step, find, put };
}
