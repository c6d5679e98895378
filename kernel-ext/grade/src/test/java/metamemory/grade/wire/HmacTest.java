package metamemory.grade.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void signsAsTheJdkDoes(long seed) throws GeneralSecurityException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      byte[] key = new byte[random.nextInt(1, 65)];
      byte[] message = new byte[random.nextInt(300)];
      random.nextBytes(key);
      random.nextBytes(message);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      Hmac hmac = new Hmac(key);

      assertThat(hmac.of(message)).isEqualTo(mac.doFinal(message));
      assertThat(hmac.of(message)).as("a second time").isEqualTo(mac.doFinal(message));
    }
  }
}
