package org.rounds.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.rounds.bench.Judge.Verdict;
import org.rounds.ejb.integration.BundleProblem;

/** An instance file of either format as the product's problem, with a judge of its own that shares nothing with it. */
interface Instance {
    LocalDate start();

    int days();

    BundleProblem problem();

    Verdict judge(Sheet sheet);

    /**
     * Reads a file of the format that its content shows.
     *
     * @throws org.rounds.ejb.integration.BadFile with every bad line of a shift-scheduling file
     * @throws Refused with the first bad line of a nurse-rostering file
     */
    static Instance read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName());
        return NurseFile.recognises(text) ? new NurseWard(NurseFile.read(name, text)) : Ward.of(name, content);
    }
}
