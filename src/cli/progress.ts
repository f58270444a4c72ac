import { isTerminal } from "./streams.ts";

/**
 * A progress bar on stderr for work that takes longer than a moment; off a terminal nothing is
 * printed. The library is loaded only when half a second has passed and work is still going on.
 */
export function progressBar(): (share: number) => void {
  const begun = process.uptime();
  let shown: boolean | undefined;
  let bar: { update(value: number): void; stop(): void } | undefined;
  let loading = false;
  return (share) => {
    shown ??= isTerminal(2);
    if (!shown) return;
    if (share >= 1) {
      // What is still to be read may take a moment too: it gets a bar of its own.
      bar?.stop();
      bar = undefined;
      loading = false;
    } else if (bar) bar.update(Math.round(share * 100));
    else if (!loading && process.uptime() - begun > 0.5) {
      loading = true;
      void import("./bar.ts").then(({ startBar }) => {
        // It may be done by the time the library is there.
        if (loading) bar = startBar();
      });
    }
  };
}
