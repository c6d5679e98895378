package metamemory.view;

import java.util.List;

/// Several pictures in words: each in full, one after the other.
final class GroupAccount {
  private GroupAccount() {}

  static Account of(GroupPicture picture) {
    StringBuilder body = new StringBuilder();
    for (GroupPicture.Part part : picture.parts()) {
      String caption = caption(part);
      body.append('\n').append(caption).append(caption.isEmpty() ? "" : ":\n");
      body.append(Text.of(part.picture()));
    }
    return new Account(
        Words.clean(picture.title(), 80),
        List.of(Words.count(picture.parts().size(), "picture", "pictures")),
        picture.notes().stream().map(note -> Words.clean(note, 240)).toList(),
        body.toString(),
        Table.NONE,
        String.join(
            " ",
            picture.parts().stream()
                .map(part -> Account.of(part.picture()).headline() + ".")
                .toList()));
  }

  static String caption(GroupPicture.Part part) {
    return Words.clean(part.caption(), 60);
  }
}
