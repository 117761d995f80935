// Owns: contrast of two colours as WCAG 2.2 computes it, and a colour lying over another. Hex only. Must not know which colours the window has.

function parts(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = parts(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two opaque colours, 1 to 21 (W3C, Web Content Accessibility Guidelines 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

/** A colour with an alpha, `#rrggbbaa`, over an opaque one. */
export function over(tint: string, below: string): string {
  const alpha = Number.parseInt(tint.slice(7, 9) || 'ff', 16) / 255;
  const under = parts(below);
  return `#${parts(tint)
    .map((part, at) =>
      Math.round(part * alpha + (under[at] ?? 0) * (1 - alpha))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
