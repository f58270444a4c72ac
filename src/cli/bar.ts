import { Presets, SingleBar } from "cli-progress";

/** A bar from 0 to 100 on stderr. */
export function startBar(): SingleBar {
  const bar = new SingleBar(
    {
      format: "{bar} {percentage}%",
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0);
  return bar;
}
