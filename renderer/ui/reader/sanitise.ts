// Owns making supplied HTML safe to show: no script, no style of the sender's, nothing fetched but the message's own pictures from the evidence. The words
// stay as they are.
import createPurifier, { type DOMPurify } from 'dompurify';

const taken = [
  'style',
  'link',
  'meta',
  'base',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'iframe',
  'frame',
  'object',
  'embed',
  'audio',
  'video',
  'source',
  'track',
  'svg',
  'math',
  'title',
  'template',
  'noscript',
];
const takenAttributes = [
  'style',
  'srcset',
  'background',
  'bgcolor',
  'color',
  'face',
  'id',
  'name',
  'class',
  'width',
  'height',
  'align',
  'valign',
  'href',
];

/** Marks of pictures that are not shown: those that a network would have to be asked for, and others. */
export const [heldBackMark, notShownMark] = ['data-held-back', 'data-not-shown'] as const;

let purifier: DOMPurify | null = null;
/** Where the pictures of the message being made safe lie; set for the time of one call. */
let pictureOf: PictureOf = () => null;

/** Address of the picture that is a part of the message; null where the part is no picture or is not there. */
export type PictureOf = (part: string) => string | null;

function makePurifier(): DOMPurify {
  const made = createPurifier(window);
  made.addHook('uponSanitizeAttribute', (node, attribute) => {
    // Where a link led stays readable on hovering; it leads nowhere here.
    if (node.tagName === 'A' && attribute.attrName === 'href') node.setAttribute('title', attribute.attrValue);
    if (node.tagName === 'IMG' && attribute.attrName === 'src' && !/^data:image\/(png|jpe?g|gif|webp|bmp);/i.test(attribute.attrValue)) {
      const own = /^part:(\d{1,4})$/.exec(attribute.attrValue)?.[1];
      const address = own === undefined ? null : pictureOf(own);
      if (address !== null) {
        // Kept as it stands: the library would refuse a scheme it does not know.
        node.setAttribute('src', address);
        attribute.forceKeepAttr = true;
        return;
      }
      attribute.keepAttr = false;
      // Where one is meant from inside the paper there is nothing to hold back: it is not there, or of a kind that no window draws.
      node.setAttribute(/^\s*(?:(?:https?|ftp):)?\/\//i.test(attribute.attrValue) ? heldBackMark : notShownMark, '');
      if (attribute.attrValue.trim() !== '') node.setAttribute('title', attribute.attrValue);
    }
  });
  return made;
}

/** The HTML as it may be shown: an element tree's markup, for a frame without scripts. */
export function sanitisedHtml(html: string, pictures: PictureOf): string {
  purifier ??= makePurifier();
  pictureOf = pictures;
  return purifier.sanitize(html.normalize('NFC'), {
    FORBID_TAGS: taken,
    FORBID_ATTR: takenAttributes,
    ADD_ATTR: [heldBackMark, notShownMark],
    ALLOW_DATA_ATTR: false,
    KEEP_CONTENT: true,
    FORBID_CONTENTS: ['style', 'script', 'title', 'svg', 'math', 'template', 'noscript', 'iframe', 'object'],
  });
}
