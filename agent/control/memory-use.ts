const BYTES_PER_KIB = 1024;

/** Resident set size of this process now and at its highest, in bytes. */
export function memoryUse(): { rssBytes: number; rssPeakBytes: number } {
  const rssBytes = process.memoryUsage.rss();
  // The kernel's own high-water mark (kept in KiB): no sample is missed. It lags behind by a few pages.
  return { rssBytes, rssPeakBytes: Math.max(rssBytes, process.resourceUsage().maxRSS * BYTES_PER_KIB) };
}
