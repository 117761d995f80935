// Owns the names of the channels between the page's bridge and main. Must not hold anything else: both ends read it.

/** One channel per thing the bridge can do; operations of the store share one. */
export const channels = {
  call: 'desk:call',
  event: 'desk:event',
  grant: 'desk:grant',
  choosePaths: 'desk:choose-paths',
  choosePlace: 'desk:choose-place',
  saveReport: 'desk:save-report',
  savePaper: 'desk:save-paper',
  saveOriginal: 'desk:save-original',
  saveMarkedCopy: 'desk:save-marked-copy',
  about: 'desk:about',
  protection: 'desk:protection',
  startAgain: 'desk:start-again',
  saveProblemReport: 'desk:save-problem-report',
  showReader: 'desk:show-reader',
  tellFocus: 'desk:tell-focus',
  closeReader: 'desk:close-reader',
} as const;
