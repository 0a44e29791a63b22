// Validates finished papers with veraPDF's own engine, many files and profiles in one process.
//
//   java -cp CLASSPATH Validate [--password WORDS] [--expect-failure] PROFILES FILE...
//
// PROFILES is a list such as "ua1,2a". Prints one line for each file and profile:
//   pass  ua1  minutes.pdf  126279 checks
//   FAIL  2a   minutes.pdf  6.2.4.3-2 x3 DeviceRGB is used without an output intent
// Ends with 0 if every file meets every profile (with --expect-failure: if every file fails at least one of them),
// with 1 if not, and with 2 if it could not tell.

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public final class Validate {
    private static final int SHOWN_RULES = 12;

    public static void main(String[] arguments) throws Exception {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        String password = null;
        boolean expectsFailure = rest.remove("--expect-failure");
        int option = rest.indexOf("--password");
        if (option >= 0) {
            rest.remove(option);
            password = rest.remove(option);
        }
        if (rest.size() < 2) {
            System.err.println("usage: Validate [--password WORDS] [--expect-failure] PROFILES FILE...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        String[] profiles = rest.remove(0).split(",");
        boolean isAsExpected = true;
        for (String name : rest) {
            boolean isCompliant = true;
            for (String profile : profiles) {
                isCompliant &= validate(new File(name), profile, password);
            }
            isAsExpected &= isCompliant != expectsFailure;
        }
        System.exit(isAsExpected ? 0 : 1);
    }

    private static boolean validate(File file, String profile, String password) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        if (flavour == PDFAFlavour.NO_FLAVOUR || !file.isFile()) {
            System.err.println("no such profile or file: " + profile + " " + file.getName());
            System.exit(2);
        }
        ValidationResult result;
        try (PDFAParser parser = password == null
                ? Foundries.defaultInstance().createParser(file, flavour)
                : Foundries.defaultInstance().createParser(file, flavour, flavour, password);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            result = validator.validate(parser);
        } catch (VeraPDFException fault) {
            System.out.printf("FAIL  %-4s %s  cannot be read: %s%n", profile, file.getName(), fault.getMessage());
            return false;
        }
        if (result.isCompliant()) {
            System.out.printf("pass  %-4s %s  %d checks%n", profile, file.getName(), result.getTotalAssertions());
        } else {
            describe(result, file, profile);
        }
        return result.isCompliant();
    }

    private static void describe(ValidationResult result, File file, String profile) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        Map<RuleId, Integer> count = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
                count.merge(assertion.getRuleId(), 1, Integer::sum);
            }
        }
        first.entrySet().stream().limit(SHOWN_RULES).forEach(entry -> {
            RuleId rule = entry.getKey();
            System.out.printf("FAIL  %-4s %s  %s-%d x%d %s%n", profile, file.getName(), rule.getClause(),
                    rule.getTestNumber(), count.get(rule), entry.getValue().getMessage());
        });
        if (first.isEmpty()) {
            System.out.printf("FAIL  %-4s %s  without a rule%n", profile, file.getName());
        }
    }
}
