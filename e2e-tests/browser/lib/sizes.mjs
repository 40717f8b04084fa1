/** A window on a desk. */
export const DESKTOP = { name: 'desktop', width: 1280, height: 900 };

/** A common telephone. */
export const PHONE = { name: 'phone', width: 360, height: 740, isMobile: true, hasTouch: true };

/** The narrowest window of WCAG 1.4.10: the one on a desk with the text at 400 %. */
export const NARROW = { name: 'narrow', width: 320, height: 640, isMobile: true, hasTouch: true };
