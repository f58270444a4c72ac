/**
 * A progress bar on stderr for work that takes longer than a moment; off a terminal nothing is
 * printed. The library is loaded only when half a second has passed and work is still going on.
 */
export function progressBar(): (share: number) => void {
  if (process.stderr.isTTY !== true) return () => undefined;
  const begun = performance.now();
  let bar: { update(value: number): void; stop(): void } | undefined;
  let loading = false;
  return (share) => {
    if (share >= 1) bar?.stop();
    else if (bar) bar.update(Math.round(share * 100));
    else if (!loading && performance.now() - begun > 500) {
      loading = true;
      void import("./bar.ts").then(({ startBar }) => {
        bar = startBar();
      });
    }
  };
}
