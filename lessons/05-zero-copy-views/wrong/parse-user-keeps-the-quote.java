record User(int id, long name, long hobbies) {}

long pack(int offset, int length) { return (long) offset << 32 | length; }
int offset(long slice) { return (int) (slice >> 32); }
int length(long slice) { return (int) slice; }

int find(byte[] text, char wanted, int from) {
  while (text[from] != wanted) { from++; }
  return from;
}

User parseUser(byte[] text) {
  int comma = find(text, ',', 0);
  int id = 0;
  for (int at = find(text, ' ', 0) + 1; at < comma; at++) {
    id = 10 * id + text[at] - '0';
  }
  int name = find(text, '"', comma) + 1;
  int nameEnd = find(text, '"', name);
  int hobbies = find(text, '[', nameEnd) + 1;
  int hobbiesEnd = find(text, ']', hobbies);
  return new User(id, pack(name, nameEnd - name + 1), pack(hobbies, hobbiesEnd - hobbies));
}

long hobby(byte[] text, User user, int index) {
  int from = offset(user.hobbies());
  int end = from + length(user.hobbies());
  for (int i = 0; from < end; i++) {
    int open = find(text, '"', from) + 1;
    int close = find(text, '"', open);
    if (i == index) {
      return pack(open, close - open);
    }
    from = close + 1;
  }
  return -1;
}
