package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Creations;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `QuoteBook`: quotes as a struct of arrays, a thousand of them in at most 8,100 bytes.
final class QuoteBookExercise {
  private static final int THOUSAND = 1_000;
  private static final long BUDGET = 8_100;

  interface QuoteBook {
    void add(int cents, int quantity);

    int size();

    int cents(int index);

    int quantity(int index);

    long turnover();
  }

  @Test
  @Order(1)
  @DisplayName("keeps each quote at its index")
  void keepsEachQuote() {
    QuoteBook book = book(4);
    book.add(9_950, 10);
    book.add(9_951, 20);
    assertThat(book.size()).as("size(): two quotes were added").isEqualTo(2);
    assertThat(book.cents(0)).as("cents(0): 9950 was added first").isEqualTo(9_950);
    assertThat(book.quantity(0)).as("quantity(0): 10 was added first").isEqualTo(10);
    assertThat(book.cents(1)).as("cents(1): 9951 was added second").isEqualTo(9_951);
    assertThat(book.quantity(1)).as("quantity(1): 20 was added second").isEqualTo(20);
  }

  @Test
  @Order(2)
  @DisplayName("adds up the turnover")
  void addsUpTheTurnover() {
    QuoteBook book = book(4);
    assertThat(book.turnover()).as("turnover() of no quotes").isZero();
    book.add(9_950, 10);
    book.add(9_951, 20);
    assertThat(book.turnover())
        .as("turnover(): 9950 × 10 + 9951 × 20")
        .isEqualTo(9_950L * 10 + 9_951L * 20);
    book.add(2_000_000, 30_000);
    assertThat(book.turnover())
        .as("turnover(): 2,000,000 × 30,000 does not fit in an int")
        .isEqualTo(9_950L * 10 + 9_951L * 20 + 60_000_000_000L);
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("a thousand quotes take at most 8,100 bytes of heap")
  void fitsTheBudget() {
    List<Creations> created = Budget.of(() -> book(THOUSAND)).created();
    long bytes = created.stream().mapToLong(Creations::bytes).sum();
    assertThat(bytes <= BUDGET ? "at most 8,100 bytes" : String.format("%,d bytes", bytes))
        .as("new QuoteBook(1000) creates %s", listed(created))
        .isEqualTo("at most 8,100 bytes");
    QuoteBook book = book(THOUSAND);
    Budget.of(() -> addThousand(book))
        .as("a thousand calls of add: all room was made by the constructor")
        .objectsAtMost(0);
  }

  @Test
  @Order(4)
  @Hidden
  @DisplayName("adds up without taking any heap")
  void addsUpForNothing() {
    QuoteBook book = book(THOUSAND);
    addThousand(book);
    Budget.warm(20, book::turnover).as("turnover() of a thousand quotes").objectsAtMost(0);
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("keeps a thousand random quotes")
  void keepsRandomQuotes() {
    RandomGenerator random = Answer.random();
    QuoteBook book = book(THOUSAND);
    int[] cents = new int[THOUSAND];
    int[] quantities = new int[THOUSAND];
    long turnover = 0;
    for (int i = 0; i < THOUSAND; i++) {
      cents[i] = random.nextInt();
      quantities[i] = random.nextInt(1, 100_000);
      turnover += (long) cents[i] * quantities[i];
      book.add(cents[i], quantities[i]);
    }
    for (int i = 0; i < THOUSAND; i++) {
      assertThat(book.cents(i)).as("cents(%d)", i).isEqualTo(cents[i]);
      assertThat(book.quantity(i)).as("quantity(%d)", i).isEqualTo(quantities[i]);
    }
    assertThat(book.turnover()).as("turnover() of a thousand quotes").isEqualTo(turnover);
  }

  private static String listed(List<Creations> created) {
    return created.stream()
        .map(c -> String.format("%d × %s (%,d bytes)", c.count(), c.type(), c.bytes()))
        .collect(Collectors.joining(", "));
  }

  private static void addThousand(QuoteBook book) {
    for (int i = 0; i < THOUSAND; i++) {
      book.add(9_950 + i, 10);
    }
  }

  private static QuoteBook book(int capacity) {
    return Answer.make(QuoteBook.class, capacity);
  }
}
