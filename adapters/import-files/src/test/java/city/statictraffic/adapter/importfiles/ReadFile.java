package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.table.TableRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file read to its end. */
record ReadFile(List<TableRow> rows, TableReader.End end) {
    static final String WORKBOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
              <sheets><sheet name="hidden" sheetId="1" r:id="rId9" state="hidden"/>
              <sheet name="台账" sheetId="2" r:id="rId1"/></sheets></workbook>""";
    static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>""";

    static ReadFile of(byte[] bytes, String... encoding) {
        var in = new ByteArrayInputStream(bytes);
        var rows = new ArrayList<TableRow>();
        var end = new FileTableReader()
                .read(
                        in::read,
                        encoding.length == 0 ? Optional.empty() : Optional.of(encoding[0]),
                        row -> rows.add(row));
        return new ReadFile(rows, end);
    }

    static ReadFile of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    List<List<String>> cells() {
        return rows.stream().map(TableRow::cells).toList();
    }

    String why() {
        return end instanceof TableReader.Unreadable unreadable
                ? unreadable.why().name() + "@" + unreadable.line()
                : "READ " + end;
    }

    static byte[] xlsx(String sheet, Map<String, String> more) {
        return zip(
                Map.of(
                        "xl/workbook.xml", WORKBOOK,
                        "xl/_rels/workbook.xml.rels", RELATIONS,
                        "xl/worksheets/sheet1.xml", sheet),
                more);
    }

    static byte[] zip(Map<String, String> parts, Map<String, String> more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var all : List.of(parts, more)) {
                for (var part : all.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return out.toByteArray();
    }
}
