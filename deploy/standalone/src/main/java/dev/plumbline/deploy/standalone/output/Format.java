package dev.plumbline.deploy.standalone.output;

/** How rows are written. Names are those of the flag {@code -o}. */
public enum Format {
    table,
    json,
    jsonl,
    csv
}
