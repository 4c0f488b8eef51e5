// EPUBCheck over many books in one process: each BOOK's report is written as BOOK.json.
import com.adobe.epubcheck.tool.EpubChecker;

class EpubChecks {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {"--quiet", "--usage", "--json", book + ".json", book});
        }
    }
}
