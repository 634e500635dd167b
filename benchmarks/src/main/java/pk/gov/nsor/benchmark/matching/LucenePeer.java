package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** The same names in Lucene: each Latin word by both codes of Double Metaphone, each Urdu word as it is written. */
final class LucenePeer implements AutoCloseable {

    private final DoubleMetaphone metaphone = new DoubleMetaphone();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LucenePeer(Connection connection) throws SQLException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(
                    "select id::text, name_latin, name_urdu, father_latin, father_urdu from register.person")) {
                while (row.next()) {
                    Document document = new Document();
                    document.add(new StoredField("id", row.getString(1)));
                    add(document, "name", row.getString(2), row.getString(3));
                    add(document, "father", row.getString(4), row.getString(5));
                    long _ = writer.addDocument(document);
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
            long _ = writer.commit();
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void add(Document document, String field, String... names) {
        for (String name : names) {
            if (name != null) {
                codes(name).forEach(code -> document.add(new StringField(field, code, Field.Store.NO)));
            }
        }
    }

    private Set<String> codes(String name) {
        Set<String> codes = new LinkedHashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.matches("[a-z]+")) {
                codes.add(metaphone.doubleMetaphone(word, false));
                codes.add(metaphone.doubleMetaphone(word, true));
            } else if (!word.isEmpty()) {
                codes.add(word);
            }
        }
        return codes;
    }

    /** @param father null where it is not asked for */
    List<String> find(String name, @Nullable String father, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        codes(name).forEach(code -> query.add(new TermQuery(new Term("name", code)), BooleanClause.Occur.SHOULD));
        if (father != null) {
            codes(father)
                    .forEach(code -> query.add(new TermQuery(new Term("father", code)), BooleanClause.Occur.SHOULD));
        }
        List<String> found = new ArrayList<>();
        try {
            for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get("id"));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
