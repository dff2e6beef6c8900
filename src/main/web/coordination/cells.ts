// Comma-separated values (RFC 4180) as rows of cells.

export interface CsvLine {
    /** Where it begins in the file, counted from 1. */
    line: number;
    cells: string[];
}

/** Every line that is not empty. A quote that is never closed goes to the end of the file. */
export function readCsv(text: string): CsvLine[] {
    const lines: CsvLine[] = [];
    const cell = /"((?:[^"]|"")*)"?|([^",\r\n]*)/y;
    let at = text.startsWith("\ufeff") ? 1 : 0;
    let line = 1;
    while (at < text.length) {
        const row: CsvLine = { line, cells: [] };
        for (;;) {
            cell.lastIndex = at;
            const [whole = "", quoted, plain = ""] = cell.exec(text) ?? [];
            row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
            line += whole.split("\n").length - 1;
            at += whole.length;
            if (text[at] !== ",") {
                break;
            }
            at++;
        }
        // What is left of a line after a closing quote belongs to no cell: it is wrong there.
        const rest = /[^\r\n]*/y;
        rest.lastIndex = at;
        const [stray = ""] = rest.exec(text) ?? [];
        if (stray !== "") {
            row.cells.push(stray);
            at += stray.length;
        }
        if (text[at] === "\r") {
            at++;
        }
        if (text[at] === "\n") {
            at++;
            line++;
        }
        if (row.cells.length > 1 || row.cells[0] !== "") {
            lines.push(row);
        }
    }
    return lines;
}
