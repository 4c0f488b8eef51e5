// veraPDF over many files in one process: a line for each file, and one for each rule that it breaks.
import java.io.FileInputStream;
import java.util.HashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class VeraChecks {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.fromString(arguments[0]);
        var foundry = Foundries.defaultInstance();
        for (int i = 1; i < arguments.length; i++) {
            try (var parser = foundry.createParser(new FileInputStream(arguments[i]), flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                var found = validator.validate(parser);
                var kept = found.isCompliant() ? "kept" : "broken";
                System.out.println(arguments[i] + ": " + kept + ", " + found.getTotalAssertions());
                Set<String> told = new HashSet<>();
                for (var one : found.getTestAssertions()) {
                    var rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    if (one.getStatus() == TestAssertion.Status.FAILED && told.add(rule)) {
                        System.out.println("  " + rule + " " + one.getMessage());
                    }
                }
            }
        }
    }
}
