/** Raised when the privacy notice changes in substance; people agree again. */
export const consentVersion = '2026-06'
