import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;

/** Prints the findings of LanguageTool's English rules: file, start, end (UTF-16), rule, a line each. */
public class LanguageTool {
    /** Categories that tlqa has its like of: marks, spaces, repetition, leftovers of markup. */
    private static final Set<String> MECHANICS =
        Set.of("TYPOGRAPHY", "PUNCTUATION", "REPETITIONS", "MISC", "CASING");

    public static void main(String[] args) throws Exception {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
        List<String> files = new ArrayList<>(List.of(args));
        if (files.remove("--only-mechanics")) {
            for (Rule rule : tool.getAllActiveRules()) {
                if (!MECHANICS.contains(rule.getCategory().getId().toString())) {
                    tool.disableRule(rule.getId());
                }
            }
        }
        for (String file : files) {
            for (RuleMatch match : tool.check(Files.readString(Path.of(file)))) {
                System.out.printf(
                    "%s\t%d\t%d\t%s%n", file, match.getFromPos(), match.getToPos(), match.getRule().getId());
            }
        }
    }
}
