import type { Plugin } from "vite";

/** Puts the character maps, standard fonts and decoders of pdf.js where its worker looks for them. */
export function pdfParts(): Plugin;
