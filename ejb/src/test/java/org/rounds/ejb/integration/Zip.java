package org.rounds.ejb.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip in the making, for tests. */
record Zip(Map<String, byte[]> entries) {
    /** Two activities and two people with one row of everything else. */
    static Zip ward() {
        return new Zip(new LinkedHashMap<>())
                .with(
                        "activities.csv",
                        """
                        code,name,start,length_minutes,may_not_follow,skills
                        D,Day,07:00,480,,
                        N,Night,21:30,600,D|N,icu
                        """)
                .with(
                        "people.csv",
                        """
                        code,name,type,pgy_level,skills,period_days,max_shifts,max_minutes,min_rest_minutes
                        A,Ada,nurse,,icu|iv,14,D=14|N=4,4320,660
                        B,"Bo, ""the"" second",resident,2,,,,,
                        """)
                .with(
                        "coverage.csv",
                        """
                        date,activity,skill,minimum,required,under_weight,over_weight
                        2026-03-02,D,,1,2,50,3
                        2026-03-02,N,icu,1,,,
                        """)
                .with(
                        "requests.csv",
                        """
                        person,date,activity,kind,weight
                        A,2026-03-03,D,on,4
                        B,2026-03-04,,off,
                        """)
                .with(
                        "absences.csv",
                        """
                        person,start_date,end_date,type
                        A,2026-03-05,2026-03-07,conference
                        B,2026-03-06,,
                        """);
    }

    Zip with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Zip with(String name, byte[] content) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, content);
        return new Zip(more);
    }

    Zip without(String name) {
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        fewer.remove(name);
        return new Zip(fewer);
    }

    /** Returns the zip with the first occurrence of a text in an entry replaced; it must be there. */
    Zip replacing(String name, String text, String other) {
        String content = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        int at = content.indexOf(text);
        return with(name, content.substring(0, at) + other + content.substring(at + text.length()));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
