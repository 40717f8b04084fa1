package se.samverkan.documents.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a spreadsheet's archive, for tests that change them. */
final class XlsxEntries {

    private XlsxEntries() {}

    static Map<String, byte[]> of(byte[] xlsx) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = ZipFile.builder().setByteArray(xlsx).get()) {
            for (var entry : Collections.list(in.getEntries())) {
                entries.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    static byte[] archive(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
