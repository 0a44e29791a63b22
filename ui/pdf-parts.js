import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = join(import.meta.dirname, "node_modules", "pdfjs-dist");
/** The folder below the window's origin. `src/features/pdf/pdf.ts` names the same. */
const PARTS = "pdf-parts";
const FOLDERS = ["cmaps", "standard_fonts", "wasm"];

/** Without them a file that carries no fonts, or a scan in JPEG 2000, would be drawn empty. */
export function pdfParts() {
  return {
    name: "pdf-parts",
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of readdirSync(join(SOURCE, folder))) {
          // WebAssembly is off in the window, so its files stay behind; their licences go with the rest.
          if (name.endsWith(".wasm")) continue;
          this.emitFile({
            type: "asset",
            fileName: `${PARTS}/${folder}/${name}`,
            source: readFileSync(join(SOURCE, folder, name)),
          });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${PARTS}`, (request, response, next) => {
        const [folder, name] = (request.url ?? "").split("/").slice(1);
        const isPart = FOLDERS.includes(folder) && readdirSync(join(SOURCE, folder)).includes(name);
        if (isPart) response.end(readFileSync(join(SOURCE, folder, name)));
        else next();
      });
    },
  };
}
