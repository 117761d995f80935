// Owns: the types of Tesseract's own interface as tesseract.js-core gives it, which ships none; only what is used here.
declare module 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js' {
  export interface TessBaseAPI {
    /** Answers 0 when all went well, as `Recognize` does. */
    Init(folder: string, language: string, engine: number): number;
    SetPageSegMode(mode: number): void;
    /** Reads `/input`; `exif` is the orientation it is turned by. */
    SetImageFile(exif: number, angle: number): void;
    SetSourceResolution(dotsPerInch: number): void;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
  }
  export interface TesseractModule {
    readonly FS: { mkdir(folder: string): void; writeFile(file: string, bytes: Uint8Array): void; unlink(file: string): void };
    readonly TessBaseAPI: new () => TessBaseAPI;
  }
  const make: (settings: object) => Promise<TesseractModule>;
  // biome-ignore lint/style/noDefaultExport: the package's own
  export default make;
}
