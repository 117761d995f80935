// Owns the sample case's photographs, drawn by program: a landing, a bin area, a door. It must not draw paper or text documents.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { grain } from './paper.ts';
import { withPhotoDate } from './photoDate.ts';
import { optionalValue, requiredValue, type SourceText } from './sourceText.ts';

const width = 960;
const height = 720;

type Drawing = (context: SKRSContext2D) => void;

function box(context: SKRSContext2D, colour: string, x: number, y: number, w: number, h: number): void {
  context.fillStyle = colour;
  context.fillRect(x, y, w, h);
  context.strokeStyle = 'rgba(0,0,0,0.35)';
  context.lineWidth = 2;
  context.strokeRect(x, y, w, h);
}

const landing: Drawing = (context) => {
  box(context, '#cfc7b4', 0, 0, width, 500);
  box(context, '#8a8378', 0, 500, width, 220);
  for (const x of [110, 640]) {
    box(context, '#4f6b5d', x, 120, 190, 380);
    box(context, '#d8b24a', x + 160, 310, 14, 34);
  }
  box(context, '#e8e3d6', 400, 90, 120, 150);
};

const binArea: Drawing = (context) => {
  box(context, '#9db2bd', 0, 0, width, 260);
  box(context, '#7d7a72', 0, 260, width, 460);
  for (const x of [90, 300, 510]) {
    box(context, '#33503c', x, 200, 160, 260);
    box(context, '#25402e', x - 8, 180, 176, 34);
  }
};

const frontDoor: Drawing = (context) => {
  box(context, '#b9b1a2', 0, 0, width, height);
  box(context, '#3c4a5c', 250, 40, 460, 680);
  box(context, '#a9c4cf', 310, 100, 340, 300);
  box(context, '#c8ccd0', 630, 430, 46, 110);
};

/** What can stand in a picture, each drawn at its own place so that several fit together. */
const things: Readonly<Record<string, Drawing>> = {
  rack: (context) => {
    context.strokeStyle = '#f2f2f2';
    context.lineWidth = 7;
    for (let rail = 0; rail < 6; rail += 1) {
      context.beginPath();
      context.moveTo(330, 360 + rail * 30);
      context.lineTo(590, 350 + rail * 30);
      context.stroke();
    }
    for (const [index, colour] of ['#b4473f', '#3f62b4', '#d9d4c5', '#5d8f4e'].entries())
      box(context, colour, 345 + index * 60, 365, 46, 130);
  },
  shoes: (context) => {
    for (let pair = 0; pair < 5; pair += 1) box(context, pair % 2 ? '#2d2a28' : '#6d4a33', 330 + pair * 58, 590, 44, 24);
  },
  carton: (context) => {
    box(context, '#b58a55', 620, 440, 220, 190);
    box(context, '#a2783f', 620, 440, 220, 40);
  },
  bags: (context) => {
    for (const [x, y] of [
      [180, 540],
      [270, 560],
      [380, 545],
    ] as const)
      box(context, '#222326', x, y, 90, 110);
  },
  mattress: (context) => box(context, '#dcd8cc', 690, 240, 150, 330),
  chair: (context) => {
    box(context, '#70543a', 470, 470, 130, 30);
    box(context, '#70543a', 470, 340, 24, 240);
    box(context, '#70543a', 576, 470, 24, 120);
  },
  'open latch': (context) => {
    box(context, '#202225', 676, 470, 34, 26);
    box(context, '#2f8f4f', 590, 560, 90, 60);
  },
  'new lock': (context) => {
    box(context, '#e4e7ea', 610, 410, 84, 170);
    box(context, '#2f9a57', 628, 520, 48, 40);
  },
};

const places: Readonly<Record<string, Drawing>> = { landing, bins: binArea, door: frontDoor };

/** The picture of the source's `scene` with its `things` (comma separated), as a JPEG with Exif date or, for a .png, as telephones save screenshots. */
export function writeScene(source: SourceText, format: 'jpg' | 'png'): Buffer {
  const scene = requiredValue(source, 'scene');
  const place = places[scene];
  if (!place) throw new Error(`${source.place}: there is no scene "${scene}"; use one of ${Object.keys(places).join(', ')}.`);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  place(context);
  for (const name of (optionalValue(source, 'things') ?? '').split(',').map((part) => part.trim())) {
    if (name === '') continue;
    const thing = things[name];
    if (!thing) throw new Error(`${source.place}: nothing called "${name}" can be drawn; use ${Object.keys(things).join(', ')}.`);
    thing(context);
  }
  // Evening light and film grain, so that no two photographs have the same bytes and a viewer has something to enlarge.
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, 'rgba(255,240,200,0.18)');
  light.addColorStop(1, 'rgba(10,15,40,0.38)');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  const seed = [...source.place].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const next = grain(seed);
  for (let speck = 0; speck < 5000; speck += 1) {
    context.fillStyle = `rgba(${next() > 0.5 ? '255,255,255' : '0,0,0'},0.07)`;
    context.fillRect(next() * width, next() * height, 2, 2);
  }
  if (format === 'png') return canvas.toBuffer('image/png');
  return withPhotoDate(canvas.toBuffer('image/jpeg', 78), optionalValue(source, 'taken'), optionalValue(source, 'camera'));
}
