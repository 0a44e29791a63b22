/** Reads PDF files with pdf.js, in a worker of our own origin, without eval and without WebAssembly. */
import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import type { TextContent } from "pdfjs-dist/types/src/display/api";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/** Where the character maps, fonts and decoders of pdf.js stand. The build puts them there. */
const PARTS = "/pdf-parts";
/** Units of a PDF page to CSS pixels. */
const CSS_PIXELS_PER_POINT = 96 / 72;
/** A canvas with more pixels than this is refused by some web views. */
const MOST_PIXELS = 16_000_000;

/** One page: its shape, and its words in the order of reading. */
export interface PdfPage {
  number: number;
  /** In CSS pixels, at its own size. */
  width: number;
  height: number;
  words: string;
}

export interface OpenPdf {
  pages: PdfPage[];
  /** Draws a page to fill a canvas of this width, in CSS pixels. */
  draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
  close: () => void;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Opens a PDF, with its password if it is locked. Rejects if it cannot be read. */
export async function openPdf(base64: string, password?: string): Promise<OpenPdf> {
  // The worker is made here: pdf.js would put it behind a blob where the window has an origin of its own.
  const port = new Worker(workerUrl, { type: "module" });
  GlobalWorkerOptions.workerPort = port;
  const loading = getDocument({
    data: bytesOf(base64),
    ...(password === undefined ? {} : { password }),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    cMapUrl: `${PARTS}/cmaps/`,
    standardFontDataUrl: `${PARTS}/standard_fonts/`,
    wasmUrl: `${PARTS}/wasm/`,
  });
  GlobalWorkerOptions.workerPort = null;
  function close() {
    void loading.destroy().finally(() => port.terminate());
  }
  try {
    const file = await loading.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= file.numPages; number += 1) pages.push(await readPage(file, number));
    return { pages, draw: (page, canvas, width) => draw(file, page, canvas, width), close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

async function readPage(file: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: CSS_PIXELS_PER_POINT });
  return { number, width, height, words: await wordsOf(page) };
}

/** The words of a page. Read with a reader: WebKit cannot go over a stream as pdf.js's own function does. */
async function wordsOf(page: PDFPageProxy): Promise<string> {
  const stream: ReadableStream<TextContent> = page.streamTextContent();
  const reader = stream.getReader();
  let words = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const item of read.value.items) if ("str" in item) words += `${item.str}${item.hasEOL ? " " : ""}`;
  }
  return words.trim();
}

async function draw(file: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number) {
  const page = await file.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = (width / natural.width) * Math.max(1, window.devicePixelRatio);
  const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
